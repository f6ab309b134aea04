import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pictureKind } from '../../src/cloud/picture-kind.ts';
import { dice, printedSeed } from '../dice.ts';
import { jpeg, png, webp } from '../some-pictures.ts';

test('what a picture is, is told by its bytes', () => {
  expect(pictureKind(png(640, 480))).toEqual({ type: 'image/png', extension: 'png', width: 640, height: 480 });
  expect(pictureKind(jpeg(640, 480))).toEqual({ type: 'image/jpeg', extension: 'jpg', width: 640, height: 480 });
  for (const coding of ['VP8 ', 'VP8L', 'VP8X'] as const) {
    const found = pictureKind(webp(coding, 1200, 675));
    expect(found, coding).toEqual({ type: 'image/webp', extension: 'webp', width: 1200, height: 675 });
  }
});

test('TH21 · what only pretends to be a picture is none', () => {
  const text = (content: string) => new TextEncoder().encode(content);
  const animation = webp('VP8X', 10, 10);
  animation[20] = 0x02;
  for (const pretended of [
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    text('<?xml version="1.0"?><svg/>'),
    text('GIF89a'),
    text('<!doctype html><script>alert(1)</script>'),
    text('%PDF-1.7'),
    text('RIFF____WAVEfmt '),
    new Uint8Array(deflateSync('x')),
    new Uint8Array(0),
    png(0, 10),
    animation,
  ]) {
    expect(pictureKind(pretended)).toBeNull();
  }
});

test('bytes that end early, or were changed on their way, are answered and never thrown at', () => {
  const roll = dice(printedSeed());
  for (const whole of [png(64, 64), jpeg(64, 64), webp('VP8 ', 64, 64), webp('VP8L', 64, 64), webp('VP8X', 64, 64)]) {
    for (let length = 0; length < whole.length; length += 1) pictureKind(whole.subarray(0, length));
    for (let each = 0; each < 200; each += 1) {
      const changed = Uint8Array.from(whole);
      changed[Math.floor(roll() * changed.length)] = Math.floor(roll() * 256);
      pictureKind(changed);
    }
  }
});
