import type { RefObject, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';

export type Pad = HTMLCanvasElement;
type Moved = TargetedPointerEvent<Pad>;

/** Thick enough to be read where the picture is shown small. */
const PEN = 5;

/** White paper: a signature without ground is black on black in a dark viewer. */
export function clearPad(pad: Pad | null): void {
  const paper = pad?.getContext('2d');
  if (!pad || !paper) return;
  paper.fillStyle = '#ffffff';
  paper.fillRect(0, 0, pad.width, pad.height);
  pad.dataset.filled = '';
}

/** Draws what a finger, a pen or a mouse writes on the canvas. */
export function useStrokes(
  canvas: RefObject<Pad | null>,
  onDrawn: () => void,
): {
  onPointerDown: (event: Moved) => void;
  onPointerMove: (event: Moved) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
} {
  const last = useRef<[number, number] | null>(null);
  const at = ({ clientX, clientY }: PointerEvent, pad: Pad): [number, number] => {
    const box = pad.getBoundingClientRect();
    return [
      ((clientX - box.left) * pad.width) / (box.width || 1),
      ((clientY - box.top) * pad.height) / (box.height || 1),
    ];
  };
  const draw = (to: [number, number]) => {
    const pen = canvas.current?.getContext('2d');
    const from = last.current;
    if (!pen || from === null) return;
    pen.strokeStyle = '#101828';
    pen.lineWidth = PEN;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
    last.current = to;
  };
  const end = () => {
    last.current = null;
  };
  return {
    onPointerDown(event) {
      const pad = event.currentTarget;
      if (pad.dataset.filled === undefined) clearPad(pad);
      pad.setPointerCapture(event.pointerId);
      const point = at(event, pad);
      last.current = point;
      // A tap alone is a dot: the point of an i.
      draw([point[0] + 0.1, point[1]]);
      onDrawn();
    },
    onPointerMove(event) {
      if (last.current === null) return;
      // A slow phone bundles the points between two frames.
      const events = event.getCoalescedEvents?.() ?? [];
      for (const one of events.length > 0 ? events : [event])
        draw(at(one, event.currentTarget));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
