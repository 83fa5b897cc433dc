import { useEffect, useRef, useState } from 'preact/hooks';

/** `denied`: the browser may not · `missed`: no satellite, no signal, or no such device here. */
export type Seeking = 'no' | 'seeking' | 'denied' | 'missed';

export type Fix = { lat: number; lon: number; altitude: number; accuracy: number };

/** Long enough for a cold start under open sky. */
const PATIENCE_MS = 60_000;
/** Good enough to stop by itself. */
const GOOD_METERS = 5;

/** As ODK writes a position: `lat lon altitude accuracy`. */
export const fixText = ({ lat, lon, altitude, accuracy }: Fix): string =>
  [lat.toFixed(7), lon.toFixed(7), altitude.toFixed(1), accuracy.toFixed(1)].join(' ');

/**
 * Asks for the position and goes on asking while it gets better.
 * @param onFix each position that is better than the one before
 */
export function usePosition(onFix: (fix: Fix) => void): {
  state: Seeking;
  /** Whether a position has come since it was last asked for. */
  hasFix: boolean;
  start: () => void;
  stop: () => void;
} {
  const [state, setState] = useState<Seeking>('no');
  const [hasFix, setFix] = useState(false);
  const watching = useRef<number | null>(null);
  const latest = useRef(onFix);
  latest.current = onFix;
  const end = (next: Seeking) => {
    if (watching.current !== null) navigator.geolocation.clearWatch(watching.current);
    watching.current = null;
    setState(next);
  };
  useEffect(() => () => end('no'), []);
  return {
    state,
    hasFix,
    start() {
      const place = navigator.geolocation as Geolocation | undefined;
      end('no');
      setFix(false);
      if (place === undefined) return setState('missed');
      setState('seeking');
      let best = Number.POSITIVE_INFINITY;
      watching.current = place.watchPosition(
        ({ coords }) => {
          if (coords.accuracy >= best) return;
          best = coords.accuracy;
          const { latitude: lat, longitude: lon, altitude, accuracy } = coords;
          latest.current({ lat, lon, altitude: altitude ?? 0, accuracy });
          setFix(true);
          if (accuracy <= GOOD_METERS) end('no');
        },
        ({ code }) => end(code === 1 ? 'denied' : best < Infinity ? 'no' : 'missed'),
        { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
      );
    },
    stop: () => end('no'),
  };
}
