import { randomInt } from 'node:crypto';
import { hashPin, normalizePin } from '../../lib/access/pin-hash';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';

const shortestPin = 8;
const longestPin = 64;
const madeDigits = 8;

/** Makes the hash of a PIN, and the PIN itself where none is given. Nothing is stored. */
export const pin: Command = {
  name: 'pin',
  summary: 'make the hash of a PIN for the config',
  description: [
    `Makes the hash of a PIN for sites.config.ts, with PIN_PEPPER as deployed. Without --pin it makes a PIN of ${madeDigits} digits and prints it once.`,
    'Stores nothing.',
  ],
  options: [
    { flags: '--pin <text>', description: 'this PIN; - reads it from the standard input, so that no history keeps it' },
  ],
  examples: ['pin', 'pin --pin -'],
  run: makeHash,
};

async function makeHash({ values }: Given, house: House): Promise<Outcome> {
  const { pinPepper } = house.env();
  if (pinPepper === null) throw new CommandFault('PIN_PEPPER is not set. Set it to what the deployment has.');
  const given = await readPin(values.pin, house);
  const chosen = given ?? makePin();
  const hash = await hashPin(chosen, pinPepper);
  const made = given === null ? { pin: chosen } : {};
  return {
    json: { hash, ...made },
    lines: [
      ...(given === null
        ? [`PIN   ${chosen.slice(0, 4)} ${chosen.slice(4)}   (shown once; blanks do not matter)`]
        : []),
      `Hash  ${hash}`,
      `Put it into sites.config.ts, at a site as access: { modes: ['pin'], pin: '…' } or at a link as pin: '…'.`,
    ],
  };
}

async function readPin(option: unknown, house: House): Promise<string | null> {
  if (typeof option !== 'string') return null;
  const text = normalizePin(option === '-' ? await house.readInput() : option);
  if (text.length < shortestPin || text.length > longestPin) {
    throw new CommandFault(
      `A PIN has ${shortestPin} to ${longestPin} characters; blanks and dashes do not count.`,
      'usage',
    );
  }
  return text;
}

function makePin(): string {
  return String(randomInt(10 ** madeDigits)).padStart(madeDigits, '0');
}
