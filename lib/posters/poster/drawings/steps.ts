import { circle, polyline, rectangle } from '../../path';
import type { Drawing } from './drawing';
import { frame, host, likenessOfCode, phone, screen, sight, tick } from './parts';

/** Screen, network and power go to the host. */
const connect: Drawing = [
  {
    path: [
      ['M', 10, 17.6],
      ['C', 10, 24.6, 21, 25, 22.5, 20.4],
    ],
    line: 'ink',
  },
  ...screen(2, 2.4, 16, 11.4),
  {
    path: [
      ['M', 34.4, 19],
      ['C', 34.4, 25.4, 43.6, 25, 43.6, 20.4],
      ['L', 43.6, 12],
    ],
    line: 'accent',
    width: 1,
  },
  {
    path: [
      ['M', 38.9, 16],
      ['C', 38.9, 9, 50.6, 21, 50.6, 9.4],
    ],
    line: 'ink',
    width: 1,
  },
  ...host(20.6, 13.6),
  // The plug of a network cable, and that of a power cable.
  { path: rectangle(41.4, 6.4, 4.4, 5.6, 0.6), fill: 'brand' },
  { path: polyline([42.6, 7.8], [42.6, 6.6], [44.6, 6.6], [44.6, 7.8]), line: 'onBrand', width: 0.5 },
  { path: rectangle(48, 4.6, 5.2, 5, 1.2), fill: 'ink' },
  { path: polyline([49.3, 4.6], [49.3, 2]), line: 'ink', width: 1 },
  { path: polyline([51.9, 4.6], [51.9, 2]), line: 'ink', width: 1 },
];

/** The screen shows a code after a while. */
const wait: Drawing = [
  ...screen(8, 2, 24, 19),
  ...likenessOfCode(13, 4.5, 14),
  { path: circle(43, 11.5, 6.6), fill: 'paper', line: 'accent', width: 1.2 },
  { path: polyline([43, 7.6], [43, 11.5], [46, 13.2]), line: 'ink', width: 1 },
];

/** A phone looks at this poster. */
const open: Drawing = [
  { path: rectangle(6, 1.6, 17, 22.8, 0.6), fill: 'paper', line: 'ink' },
  { path: rectangle(8.4, 4, 12.2, 1.6, 0.5), fill: 'brand' },
  ...likenessOfCode(8.9, 7.2, 11.2),
  { path: rectangle(8.4, 20.2, 12.2, 1, 0.4), fill: 'tint', line: 'tint' },
  ...sight(38.6, 13, 22.2, 7.8, 18),
  ...phone(38.4, 3),
  ...frame(40.9, 8.4, 6),
];

/** The same phone looks at the host's screen. */
const scan: Drawing = [
  ...screen(3, 3.4, 21, 16.4),
  ...likenessOfCode(7.6, 5.7, 11.8),
  ...sight(38.6, 12, 21, 6.6, 16.6),
  ...phone(38.4, 3),
  ...frame(40.9, 8.4, 6),
];

/** On the phone: a host, a site, and a button. */
const confirm: Drawing = [
  { path: rectangle(20, 0.6, 16, 24.8, 2.2), fill: 'ink' },
  { path: rectangle(21.2, 2.6, 13.6, 20.4, 0.6), fill: 'paper' },
  { path: circle(24, 6, 1.1), fill: 'ink' },
  { path: rectangle(26.2, 5.3, 7, 1.4, 0.5), fill: 'ink' },
  { path: [['M', 22.6, 10.6], ['L', 25.4, 10.6], ['L', 24, 13.4], ['Z']], fill: 'ink' },
  { path: circle(24, 10, 1.55), fill: 'ink' },
  { path: circle(24, 10, 0.6), fill: 'paper' },
  { path: rectangle(26.2, 10, 7, 1.4, 0.5), fill: 'ink' },
  { path: rectangle(22.2, 15.6, 11.6, 5, 1.6), fill: 'brand' },
  { path: polyline([26, 18.1], [27.4, 19.4], [30.2, 16.8]), line: 'onBrand', width: 0.9 },
];

/** The host is left switched on, and is ready. */
const leave: Drawing = [
  { path: polyline([6, 20.6], [50, 20.6]), line: 'ink' },
  {
    path: [
      ['M', 38, 15.6],
      ['C', 44, 15.6, 42, 19, 47, 19],
      ['L', 50, 19],
    ],
    line: 'ink',
    width: 1,
  },
  ...host(17, 12.2),
  ...tick(28, 6, 4.6),
];

/** In the order of the steps on the poster. */
export const stepDrawings = { connect, wait, open, scan, confirm, leave } as const;
