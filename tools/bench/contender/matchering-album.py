"""What a user of Matchering writes to bring an album together: each track against the first, and the
first against the second, to 24 bits. For npm run bench.

usage: matchering-album.py <output.wav> <track>...
"""

import sys

import matchering

output, *tracks = sys.argv[1:]
for track in tracks:
    reference = tracks[1] if track == tracks[0] else tracks[0]
    matchering.process(target=track, reference=reference, results=[matchering.pcm24(output)])
