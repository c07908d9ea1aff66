import sharp from 'sharp';
const [name, k, out] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const im = sharp(`/tmp/aukio-reading/${name}.png`); const { width = 0, height = 0 } = await im.metadata(); const step = Math.ceil(height / k);
const parts = await Promise.all(Array.from({ length: k }, async (_, i) => ({ input: await sharp(`/tmp/aukio-reading/${name}.png`).extract({ left: 0, top: i * step, width, height: Math.min(step, height - i * step) }).toBuffer(), left: i * (width + 20), top: 0 })));
await sharp({ create: { width: k * (width + 20), height: step, channels: 3, background: '#f0f' } }).composite(parts).png().toFile(`/tmp/aukio-reading/${out}.png`);
