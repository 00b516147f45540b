/** Loaded into every service by `node --import`: ends it at once when the demo that started it is gone, however that died. */
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.channel?.unref(); // listening must not keep a service alive that wants to end
