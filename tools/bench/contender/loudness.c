/*
 * What a user of libebur128 writes to measure WAV files: integrated loudness, loudness range and
 * true peak of each, 24-bit or 32-bit float, two channels, one pass. For npm run bench.
 */
#include <ebur128.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { block_frames = 4096, channels = 2 };

static uint32_t little(const unsigned char* bytes, int count) {
  uint32_t value = 0;
  for (int i = count - 1; i >= 0; i--) value = value << 8 | bytes[i];
  return value;
}

/* Leaves the file at the first sample; 0 when it is none of the two kinds. */
static int read_header(FILE* file, uint32_t* rate, uint32_t* width, uint32_t* data_bytes) {
  unsigned char head[40];
  if (fread(head, 1, 12, file) != 12 || memcmp(head, "RIFF", 4) || memcmp(head + 8, "WAVE", 4)) return 0;
  while (fread(head, 1, 8, file) == 8) {
    const uint32_t size = little(head + 4, 4);
    if (!memcmp(head, "data", 4)) {
      *data_bytes = size;
      return *width == 3 || *width == 4;
    }
    if (!memcmp(head, "fmt ", 4) && size >= 16 && size <= sizeof head) {
      if (fread(head, 1, size, file) != size || little(head + 2, 2) != channels) return 0;
      *rate = little(head + 4, 4);
      *width = little(head + 14, 2) / 8;
      if (size & 1) fseek(file, 1, SEEK_CUR);
    } else {
      fseek(file, size + (size & 1), SEEK_CUR);
    }
  }
  return 0;
}

static int measure(const char* path) {
  static unsigned char bytes[block_frames * channels * 4];
  static float samples[block_frames * channels];
  uint32_t rate = 0, width = 0, left = 0;
  FILE* file = fopen(path, "rb");
  if (!file || !read_header(file, &rate, &width, &left)) return fprintf(stderr, "%s: not read\n", path), 1;
  ebur128_state* state = ebur128_init(channels, rate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
  while (left > 0) {
    const size_t wanted = left < width * block_frames * channels ? left : width * block_frames * channels;
    const size_t got = fread(bytes, 1, wanted, file);
    const size_t count = got / width;
    for (size_t i = 0; i < count; i++) {
      if (width == 4) memcpy(samples + i, bytes + 4 * i, 4);
      else samples[i] = (float) (int32_t) (little(bytes + 3 * i, 3) << 8) / 2147483648.0f;
    }
    ebur128_add_frames_float(state, samples, count / channels);
    left -= (uint32_t) got;
    if (got < wanted) break;
  }
  double loudness, range, peak, highest = 0;
  ebur128_loudness_global(state, &loudness);
  ebur128_loudness_range(state, &range);
  for (unsigned c = 0; c < channels; c++) {
    ebur128_true_peak(state, c, &peak);
    if (peak > highest) highest = peak;
  }
  printf("%.3f LUFS, %.3f LU, %.3f dBTP: %s\n", loudness, range, 20 * log10(highest), path);
  ebur128_destroy(&state);
  fclose(file);
  return 0;
}

int main(int count, char** paths) {
  int failed = 0;
  for (int i = 1; i < count; i++) failed |= measure(paths[i]);
  return failed;
}
