import { PHOENIX_PRODUCTS } from "./phoenix-answers.ts";
import { socketContract } from "./socket.contract.ts";

for (const [name, product] of Object.entries(PHOENIX_PRODUCTS))
  socketContract(name, product);
