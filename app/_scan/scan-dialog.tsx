import { useEffect, useRef } from 'react';
import { HostIdText } from '../_parts/host-id-text';
import { Icon } from '../_parts/icon';
import type { Verdict } from './judge-codes';
import { LightSwitch } from './light-switch';
import type { Camera } from './open-camera';
import type { ScanWords } from './scan-words';
import { useCamera } from './use-camera';
import { useCodes } from './use-codes';

interface ScanDialogProps {
  readonly words: ScanWords;
  /** Once, with what goes into the field. */
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
  /** The way on without a camera. */
  readonly onPhoto: () => void;
  readonly onType: () => void;
}

/** The camera over the whole screen, dark in every scheme: light around a picture makes it hard to see. */
export function ScanDialog({ words, onFound, onClose, onPhoto, onType }: ScanDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const { camera, problem, start } = useCamera();
  const { seen, hasFailed, reject } = useCodes(video, camera);
  const shown = hasFailed ? 'failed' : problem;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const found = seen.kind === 'found' ? seen.text : null;
  const deliverOnce = useRef(onFound);
  useEffect(() => {
    if (found === null) return;
    navigator.vibrate?.(80);
    deliverOnce.current(found);
  }, [found]);

  const close = () => dialog.current?.close();
  const leaveFor = (next: () => void) => {
    close();
    next();
  };
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="scan-title"
      className="fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none overflow-x-hidden overflow-y-auto bg-[#0b0f11] p-0 text-[#ffffff]"
    >
      <video ref={video} muted playsInline className="fixed inset-0 size-full object-cover" />
      <div className="relative flex min-h-full flex-col">
        <header className="flex items-start gap-3 bg-[#0b0f11]/85 py-2 ps-5 pe-2">
          <h2 id="scan-title" className="min-w-0 flex-1 py-2.5 font-bold text-lg leading-snug">
            {words.title}
          </h2>
          <button
            type="button"
            aria-label={words.close}
            onClick={close}
            className="flex size-12 items-center justify-center rounded-full focus-visible:outline-[#ffffff]"
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="flex flex-1 flex-col items-center justify-center overflow-hidden p-6">
          {shown === null && seen.kind !== 'uncertain' && <Frame isFound={found !== null} />}
          {shown !== null && <Icon name="camera" className="size-16 opacity-70" />}
        </div>
        <footer className="space-y-3 bg-[#0b0f11]/90 px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
          <p role={shown === null ? 'status' : 'alert'} className="text-balance py-1 text-center font-semibold">
            {shown === null ? sentenceOf(words, camera === null, seen) : words.camera[shown]}
          </p>
          {seen.kind === 'uncertain' && (
            <Question words={words} text={seen.text} onYes={() => onFound(seen.text)} onNo={() => reject(seen.text)} />
          )}
          {shown !== null && canTryAgain.has(shown) && (
            <button type="button" className={wideButton} onClick={() => start(null)}>
              {words.again}
            </button>
          )}
          {seen.kind !== 'uncertain' && (
            <div className="flex flex-wrap items-stretch justify-center gap-2">
              {camera !== null && <CameraSwitches words={words} camera={camera} onOther={start} />}
              <button type="button" className={smallButton} onClick={() => leaveFor(onPhoto)}>
                {words.photo}
              </button>
              <button type="button" className={smallButton} onClick={() => leaveFor(onType)}>
                {words.type}
              </button>
            </div>
          )}
        </footer>
      </div>
    </dialog>
  );
}

/** Where somebody can change something and come back. */
const canTryAgain: ReadonlySet<string> = new Set(['denied', 'busy', 'failed']);

const smallButton =
  'min-h-12 min-w-11 rounded-xl border border-[#ffffff]/45 px-4 py-2 font-semibold focus-visible:outline-[#ffffff]';
const wideButton =
  'min-h-14 w-full rounded-2xl bg-[#ffffff] px-4 py-2 font-bold text-[#0b0f11] text-lg focus-visible:outline-[#ffffff]';

interface CameraSwitchesProps {
  readonly words: ScanWords;
  readonly camera: Camera;
  readonly onOther: (deviceId: string) => void;
}

/** Light and the next camera, where there are any. */
function CameraSwitches({ words, camera, onOther }: CameraSwitchesProps) {
  const [current, next] = camera.deviceIds;
  return (
    <>
      {camera.setLight !== null && <LightSwitch key={current} label={words.light} setLight={camera.setLight} />}
      {next !== undefined && (
        <button type="button" className={smallButton} onClick={() => onOther(next)}>
          {words.otherCamera}
        </button>
      )}
    </>
  );
}

/** Where to hold the code; what lies beside it is darker, so that the hand knows where to go. */
function Frame({ isFound }: { isFound: boolean }) {
  const colour = isFound ? 'border-[#84dba9]' : 'border-[#ffffff]';
  return (
    <div
      className={`aspect-square w-full max-w-72 rounded-3xl border-4 shadow-[0_0_0_100vmax_rgb(11_15_17/0.45)] ${colour}`}
    />
  );
}

interface QuestionProps {
  readonly words: ScanWords;
  readonly text: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Question({ words, text, onYes, onNo }: QuestionProps) {
  return (
    <>
      <p className="text-center text-xl">
        <HostIdText hostId={text} />
      </p>
      <button type="button" className={wideButton} onClick={onYes}>
        {words.useIt}
      </button>
      <button type="button" className={`${smallButton} w-full`} onClick={onNo}>
        {words.notIt}
      </button>
    </>
  );
}

function sentenceOf(words: ScanWords, isStarting: boolean, seen: Verdict | { readonly kind: 'slow' }): string {
  switch (seen.kind) {
    case 'found':
      return words.found;
    case 'uncertain':
      return words.uncertain;
    case 'several':
      return words.several;
    case 'foreign':
      return words.foreign[seen.what];
    case 'slow':
      return words.slow;
    case 'nothing':
      return isStarting ? words.starting : words.looking;
  }
}
