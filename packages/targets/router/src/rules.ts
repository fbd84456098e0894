/**
 * Whatever both of the router's models accept; which one answered is `reply.invokedModelId`. Source: the Bedrock user
 * guide, "Understanding intelligent prompt routing".
 */
export const rules = {
  router: {},
} as const;
