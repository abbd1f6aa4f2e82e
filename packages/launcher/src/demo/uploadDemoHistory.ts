export async function uploadDemoHistory(_: unknown) {}
