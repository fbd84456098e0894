import { describe, expect, it } from "vitest";
import { Queue } from "../src/stream/queue.ts";

describe("a queue", () => {
  it("gives its items in the order in which they came", () => {
    const queue = new Queue<number>();
    queue.push(1);
    queue.push(2);
    expect(queue.shift()).toBe(1);
    queue.push(3);
    expect([queue.shift(), queue.shift(), queue.shift()]).toEqual([2, 3, undefined]);
    queue.push(4);
    expect(queue.shift()).toBe(4);
  });

  it("keeps nothing once it is closed", () => {
    const queue = new Queue<number>();
    queue.push(1);
    queue.close();
    queue.push(2);
    expect(queue.shift()).toBeUndefined();
  });
});
