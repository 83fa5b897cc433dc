/** 20 s and the time the bytes need on a line of 1 kB/s. */
export type Waits = { baseMs: number; msPerByte: number };

export type Deadline = {
  readonly signal: AbortSignal;
  /** Something arrived: from now on the time of what is still to come. */
  restart(bytes: number): void;
  end(): void;
};

/** Starts the time a call may take; a server that dribbles is cut off as surely as one that is silent. */
export function startDeadline({ baseMs, msPerByte }: Waits, bytes: number): Deadline {
  const controller = new AbortController();
  const arm = (size: number) =>
    setTimeout(() => controller.abort(), baseMs + size * msPerByte);
  let timer = arm(bytes);
  return {
    signal: controller.signal,
    restart: (size) => {
      clearTimeout(timer);
      timer = arm(size);
    },
    end: () => clearTimeout(timer),
  };
}
