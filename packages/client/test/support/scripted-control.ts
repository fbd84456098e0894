import type { ControlCall, ControlInputs, ControlOperation, ControlOutputs, ControlPlane } from "@bedrock-targets/core";

/** What a scripted control plane answers, by operation. What is missing does not exist. */
export type Script = {
  readonly [Op in ControlOperation]?: (
    input: ControlInputs[Op],
    call: ControlCall<Op>,
  ) => Partial<ControlOutputs[Op]> | Promise<Partial<ControlOutputs[Op]>>;
};

/** An exception as the AWS SDK throws it. */
export const awsException = (name: string, message: string, status: number): Error =>
  Object.assign(new Error(message), { name, $fault: "client", $metadata: { httpStatusCode: status } });

export const denied = (action: string): Error =>
  awsException(
    "AccessDeniedException",
    `User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: ${action}`,
    403,
  );

export const gone = (): Error => awsException("ResourceNotFoundException", "There is none.", 404);

/** A control plane in memory, which remembers what it was asked. */
export class ScriptedControl implements ControlPlane {
  readonly calls: ControlCall[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  async send<Op extends ControlOperation>(call: ControlCall<Op>): Promise<ControlOutputs[Op]> {
    this.calls.push(call);
    const answer = this.#script[call.operation];
    if (!answer) throw gone();
    await Promise.resolve();
    return (await answer(call.input, call)) as ControlOutputs[Op]; // as much of it as a test needs
  }

  async region(): Promise<string> {
    return "us-east-1";
  }

  get operations(): readonly string[] {
    return this.calls.map(({ operation }) => operation);
  }
}
