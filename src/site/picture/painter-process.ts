/** The process that paints pictures, as others order them. */
import { figurePng } from './figure-png.ts';
import type { Order, OrderMessage, PictureMessage } from './painter.ts';
import { socialCard } from './social-card.ts';

async function paint(order: Order): Promise<Uint8Array> {
  return 'of' in order ? figurePng(order.of) : socialCard(order.title, order.line, order.chart);
}

function answer(message: PictureMessage): void {
  process.send!(message);
}

process.on('message', ({ number, order }: OrderMessage) => {
  paint(order).then(
    (png) => {
      answer({ number, png });
    },
    (error: unknown) => {
      answer({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
process.on('disconnect', () => {
  process.exit();
});
