/** Why a string is no modelId, and what to pass instead. Both are whole sentences. */
export interface Diagnosis {
  readonly problem: string;
  readonly advice: string;
}
