import { describe, expect, test } from "vitest";
import { maskedIp } from "../../../utils/domain/masked-ip.ts";

describe("a masked address", () => {
  test.each([
    ["203.0.113.77", "203.0.x.x"],
    [" 10.0.0.1 ", "10.0.x.x"],
    ["2001:db8:3922:1::42", "2001:db8:3922:x"],
    ["2001:DB8:0001:0:0:0:0:1", "2001:db8:1:x"],
    ["2001:db8::1", "2001:db8:0:x"],
    ["fe80::1%eth0", "fe80:0:0:x"],
    ["::1", "0:0:0:x"],
    ["::ffff:203.0.113.77", "203.0.x.x"],
  ])("of %s is %s", (ip, masked) => {
    expect(maskedIp(ip)).toBe(masked);
  });

  test.each([
    "",
    "localhost",
    "1.2.3",
    "2001:db8",
    "1:2:3:4:5:6:7:8:9",
    "::::",
  ])("of %j, which is none, shows nothing of it", (text) => {
    expect(maskedIp(text)).toBe("x");
  });
});
