/** An error as Bedrock would answer it: exception name, HTTP status, message. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** 400 from the model itself, which answers a stream's request with an exception among the events (recorded). */
export class ModelRefusal extends ServiceError {
  constructor(reason: string) {
    super("ValidationException", 400, `The model returned the following errors: ${reason}`);
  }
}

/** 400: the request is at fault. */
export const validationError = (message: string): ServiceError => new ServiceError("ValidationException", 400, message);

/** 400: the body is no JSON, or a member has the wrong type. */
export const serializationError = (message: string): ServiceError =>
  new ServiceError("SerializationException", 400, message);

/** 404: nothing in this account and region is called so. */
export const notFound = (what: string, identifier: string): ServiceError =>
  new ServiceError("ResourceNotFoundException", 404, `There is no ${what} ${identifier} in this account and region`);

/** The caller may not do that. Clients read the action and the resource out of this sentence (its shape is IAM's). */
export const accessDenied = (
  caller: string,
  { action, resource }: { action: string; resource: string },
): ServiceError =>
  new ServiceError(
    "AccessDeniedException",
    403,
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ` +
      `because no identity-based policy allows the ${action} action`,
  );

/** 404: no operation has this method and path. */
export const unknownOperation = (method: string, path: string, served: readonly string[]): ServiceError =>
  new ServiceError(
    "UnknownOperationException",
    404,
    `Nothing is served at ${method} ${path}. The embedded Bedrock serves: ${served.join(", ")}`,
  );

/** 400: nothing in this account and region has this identifier. Clients match on this sentence (it is AWS's). */
export const invalidIdentifier = (): ServiceError => validationError("The provided model identifier is invalid.");
