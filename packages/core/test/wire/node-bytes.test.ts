import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/wire/index.ts";
import { Puppet } from "./support/puppet.ts";

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

describe("the bytes of a Node stream", () => {
  it("come in order, and then the end, as often as it is asked for", async () => {
    const source = bytesOf(Readable.from(["a", "b", "c"].map((letter) => Buffer.from(letter))));
    expect([text(await source.next()), text(await source.next()), text(await source.next())]).toEqual(["a", "b", "c"]);
    expect(await source.next()).toBeUndefined();
    expect(await source.next()).toBeUndefined();
  });

  it("are handed to who waits for them already", async () => {
    const stream = new PassThrough();
    const source = bytesOf(stream);
    const waiting = source.next();
    stream.write("a");
    expect(text(await waiting)).toBe("a");
    const last = source.next();
    stream.end();
    expect(await last).toBeUndefined();
  });

  it("are given before the error that came after them", async () => {
    const stream = new Puppet();
    const source = bytesOf(stream);
    stream.emit("data", Buffer.from("a"));
    stream.emit("error", new Error("reset"));
    stream.emit("close");
    expect(text(await source.next())).toBe("a");
    await expect(source.next()).rejects.toThrow("reset");
    await expect(source.next()).rejects.toThrow("reset");
  });

  it("fail for who waits when the error comes", async () => {
    const stream = new PassThrough();
    const waiting = bytesOf(stream).next();
    stream.destroy(new Error("reset"));
    await expect(waiting).rejects.toThrow("reset");
  });

  it("fail where the connection is closed before their end", async () => {
    const stream = new PassThrough();
    const source = bytesOf(stream);
    stream.write("a");
    expect(text(await source.next())).toBe("a");
    stream.destroy();
    await expect(source.next()).rejects.toMatchObject({ code: "ERR_STREAM_PREMATURE_CLOSE" });
  });

  it("fail where the connection was closed before anybody listened", async () => {
    const stream = new PassThrough();
    stream.destroy();
    await new Promise(setImmediate);
    await expect(bytesOf(stream).next()).rejects.toMatchObject({ code: "ERR_STREAM_PREMATURE_CLOSE" });
  });

  it("do not fail where the connection is closed after their end", async () => {
    const stream = new Puppet();
    const source = bytesOf(stream);
    stream.emit("end");
    stream.emit("close");
    expect(await source.next()).toBeUndefined();
  });

  it("end when they are closed: for who waits, and although some are held", async () => {
    const stream = new Puppet();
    const source = bytesOf(stream);
    const waiting = source.next();
    source.close();
    expect(await waiting).toBeUndefined();
    expect(stream.destroyed).toBe(true);
    stream.emit("error", new Error("aborted"));
    expect(await source.next()).toBeUndefined();

    const other = bytesOf(new PassThrough().end("held"));
    await new Promise(setImmediate);
    other.close();
    expect(await other.next()).toBeUndefined();
  });
});
