import { describe, expect, it } from 'vitest';
import { text } from './workspace.js';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly optionalDependencies?: Readonly<Record<string, string>>;
        readonly resolved?: string;
      }
    >
  >;
}

const lock = JSON.parse(text('package-lock.json')) as Lock;
const present = new Set(
  Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1) ?? ''),
);

describe('the lock file', () => {
  it('holds every optional package it names, or npm ci would refuse it on another platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !present.has(name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no private registry', () => {
    const hosts = Object.values(lock.packages).flatMap(({ resolved }) =>
      resolved?.startsWith('http') ? [new URL(resolved).host] : [],
    );
    expect([...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });
});
