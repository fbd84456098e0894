import "@bedrock-targets/client";
import "@bedrock-targets/base";
