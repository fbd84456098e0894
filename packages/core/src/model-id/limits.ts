/** The service model allows a modelId of 1 to 2,048 characters. */
export const maxModelIdLength = 2048;
