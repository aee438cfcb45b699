import { parseHostId } from '../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../lib/hosts/word-pair';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { DeviceView } from '../../lib/palette/simulator/device-console';
import { arrivalHref } from '../_arrive/arrival-href';
import type { Base } from '../_front/base';
import { registrationHref } from '../_front/registration-href';
import { HostIdText } from '../_parts/host-id-text';
import { QrCode } from './qr-code';

interface HostConsoleProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly device: DeviceView;
  /** What its QR code says. */
  readonly url: string;
}

const lamp: Record<DeviceView['phase'], string> = {
  off: 'bg-[#6b7a7c]',
  broken: 'bg-[#6b7a7c]',
  'refused: its ID is registered already': 'bg-[#ffd479]',
  'waiting to be registered': 'bg-[#ffd479]',
  'registered, waiting for a cluster': 'bg-[#8ecbff]',
  installing: 'bg-[#8ecbff]',
  running: 'bg-[#7fe0a7]',
};

/** What the screen of an edge host shows: its log, and the QR code until it is registered. */
export function HostConsole({ t, base, device, url }: HostConsoleProps) {
  const hostId = parseHostId(device.id);
  const isWaiting = device.phase === 'waiting to be registered';
  return (
    <article
      id={device.id}
      aria-label={t.simulator.console(device.id)}
      className="overflow-hidden rounded-2xl border border-[#2b373b] bg-[#0b1114] text-[#cfdcd9]"
    >
      <header className="flex items-center gap-3 border-[#2b373b] border-b bg-[#141d21] px-4 py-3">
        <span aria-hidden="true" className={`size-3 shrink-0 rounded-full ${lamp[device.phase]}`} />
        <h2 className="min-w-0 flex-1 truncate text-sm">{device.phase}</h2>
        <span className="text-[#9fb2b1] text-xs">{device.architecture}</span>
      </header>
      <div className="host-letters space-y-4 p-4 text-[0.8125rem] leading-relaxed">
        {isWaiting && (
          <div className="flex flex-wrap items-center gap-4">
            <QrCode text={url} label={t.simulator.qr(url)} />
            <p className="min-w-40 flex-1 text-balance font-sans text-[#ffd479] text-base">{t.simulator.scan}</p>
          </div>
        )}
        <p>
          MachineID: <HostIdText hostId={device.id} />
        </p>
        {hostId.ok && (
          <p>
            {t.confirm.words}: <bdi className="font-bold">{wordPairOf(hostId.value).join(' ')}</bdi>
          </p>
        )}
        <ol>
          {device.lines.map(({ at, text }) => (
            <li key={`${at} ${text}`} className="flex gap-3">
              <time dateTime={at} className="text-[#8fa3a3]">
                {at.slice(11, 19)}
              </time>
              <span className="min-w-0 break-words">{text}</span>
            </li>
          ))}
          {device.phase === 'installing' && <li className="text-[#8ecbff]">{progressBar(device.progress)}</li>}
          <li aria-hidden="true" className="text-[#7fe0a7]">
            ▮
          </li>
        </ol>
        <ConsoleLink isWaiting={isWaiting} t={t} base={base} hostId={device.id} />
      </div>
    </article>
  );
}

interface ConsoleLinkProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly isWaiting: boolean;
  readonly hostId: string;
}

function ConsoleLink({ t, base, isWaiting, hostId }: ConsoleLinkProps) {
  const href = isWaiting ? arrivalHref({ base, hostId }) : registrationHref(base, hostId);
  return (
    <a
      href={href}
      className="inline-flex min-h-12 items-center rounded-xl border border-[#5d7073] px-4 font-sans font-semibold text-[#f1f6f5] text-base hover:bg-[#1b272b]"
    >
      {isWaiting ? t.simulator.open : t.simulator.status}
    </a>
  );
}

const barLength = 20;

function progressBar(percent: number): string {
  const filled = Math.round((percent / 100) * barLength);
  return `[${'#'.repeat(filled)}${'.'.repeat(barLength - filled)}] ${percent} %`;
}
