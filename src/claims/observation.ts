/** One value that a measure found in the data. */
export interface Observation {
  /** What it is of, in words: `AlexNet, cuDNN fp16`. */
  readonly of: string;
  readonly value: number;
  /**
   * Half the width of the 95% interval that the spread over repetitions gives, in the value's own unit;
   * null where it does not come from repeated measurements or there was only one.
   */
  readonly margin: number | null;
  /** It was measured, and nothing tells how sure it is: no expectation that asks for more than noise can be judged by it. */
  readonly isNoiseUnknown?: boolean;
}
