import {
  type FaultPlace,
  type FormFault,
  type FormFaultCode,
  makeFault,
} from './form-fault.ts';

/** Where the compiler writes down what is wrong, and goes on. */
export type CompileReport = {
  faults: FormFault[];
  /** Notes a fault of one cell; `about.text` is the piece in question if it is not the whole cell. */
  blame(code: FormFaultCode, place: FaultPlace, about?: FaultDetail): void;
};

export type FaultDetail = { text?: string; at?: number; fix?: string | undefined };

/** More would help nobody, and a file of nothing but faults must not fill the memory. */
const FAULTS_MAX = 2000;

export function makeReport(): CompileReport {
  const faults: FormFault[] = [];
  return {
    faults,
    blame(code, place, { text, at, fix } = {}) {
      if (faults.length >= FAULTS_MAX) return;
      const { sheet, row, column } = place;
      const spot = { sheet, row, column, text: text ?? place.text };
      const where = at ?? place.at;
      faults.push(
        makeFault(code, where === undefined ? spot : { ...spot, at: where }, fix),
      );
    },
  };
}
