import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { controlProps, type FieldProps } from '../field.ts';
import { useTypedText } from '../typed-text.ts';
import { kindWords } from './kind-words.ts';

type Found = { rawValue: string };
type Detector = { detect(from: HTMLVideoElement): Promise<Found[]> };
/** Not in every browser, and not in the compiler's library. */
const detectors = globalThis as { BarcodeDetector?: new () => Detector };
const LOOK_EACH_MS = 200;

/** A code: typed, and read by the camera where the browser can. */
export function BarcodeField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const shown = typeof p.value === 'string' ? p.value : '';
  const typed = useTypedText<HTMLInputElement>(shown, (text) => text === shown);
  const [isScanning, setScanning] = useState(false);
  const [isBroken, setBroken] = useState(false);
  return (
    <span class="stack-s">
      <input
        {...controlProps(p)}
        {...typed}
        type="text"
        class="num"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        readOnly={p.readonly}
        onInput={(e) => p.onChange(p.path, e.currentTarget.value)}
      />
      {detectors.BarcodeDetector !== undefined && !p.readonly && (
        <button
          type="button"
          onClick={() => {
            setBroken(false);
            setScanning(!isScanning);
          }}
        >
          {isScanning ? w.scanStop : w.scan}
        </button>
      )}
      {isScanning && (
        <Scanner
          label={w.scanning}
          onCode={(code) => {
            setScanning(false);
            p.onChange(p.path, code);
          }}
          onBroken={() => {
            setScanning(false);
            setBroken(true);
          }}
        />
      )}
      <span role="status" class="hint">
        {isBroken ? w.noCamera : ''}
      </span>
    </span>
  );
}

/** The camera's picture, looked at until there is a code in it. */
function Scanner(p: {
  label: string;
  onCode: (code: string) => void;
  onBroken: () => void;
}): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(p);
  latest.current = p;
  useEffect(() => {
    let left = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const detector = detectors.BarcodeDetector && new detectors.BarcodeDetector();
    const look = async () => {
      const [found] =
        video.current === null ? [] : ((await detector?.detect(video.current)) ?? []);
      if (left) return;
      if (found) latest.current.onCode(found.rawValue);
      else timer = setTimeout(() => look().catch(broken), LOOK_EACH_MS);
    };
    const broken = () => {
      if (!left) latest.current.onBroken();
    };
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
      });
      if (left || video.current === null) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    start().catch(broken);
    return () => {
      left = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return (
    <figure class="scanner">
      <video ref={video} muted playsInline />
      <figcaption class="hint">{p.label}</figcaption>
    </figure>
  );
}
