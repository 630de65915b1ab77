import type { Product } from '../../../src/domain/products/product.js';
import { product } from '../../support/make.js';

/**
 * A small shop that one can read, made up for the contract. Of words that a promise counts on, such as lantern,
 * kettle or oak, every occurrence is meant: look through the promises before using one again.
 *
 * id | title | brand | category | price | in stock | attributes | listed | description
 */
const ROWS = `
KET-1 | Electric kettle | Brewster | Home > Kitchen > Kettles | 2999 | yes | Colour=Black; Size=1.7 l; EAN=5012345678900 | 2026-01-05 | Boils in two minutes.
KET-2 | Glass kettle with blue light | Brewster | Home > Kitchen > Kettles | 3999 | yes | Colour=Blue; Size=1.7 l; EAN=5012345678917 | 2026-02-01 | Watch the water boil.
KET-3 | Whistling stove kettle | Hearthside | Home > Kitchen > Kettles | 2499 | yes | Colour=Red; Size=2 l | 2025-11-20 | For gas and induction.
KET-4 | Travel kettles, set of two | Hearthside | Home > Kitchen > Kettles | 1999 | no | Colour=White; Size=0.5 l | 2025-10-02 | Dual voltage.
COS-1 | Tea cosy | Woolly Days | Home > Kitchen > Tea | 1299 | yes | Colour=Red | 2025-09-14 | Keeps a pot warm and fits over a small kettle too.
TEA-1 | Cast iron teapot | Hearthside | Home > Kitchen > Tea | 4499 | yes | Colour=Black; Size=1 l | 2025-08-01 | With a strainer.
TEA-2 | Tea strainer | Hearthside | Home > Kitchen > Tea | 599 | yes | Colour=Silver | 2025-08-01 |
MUG-1 | Café au lait bowl | Atelier Crème | Home > Kitchen > Mugs | 1499 | yes | Colour=White | 2025-07-11 | For a slow breakfast.
MUG-2 | Enamel mug | Hearthside | Home > Kitchen > Mugs | 899 | yes | Colour=Blue; Size=0.5 l | 2025-07-12 | Chips with dignity.
MUG-3 | Stoneware mugs, set of four | Atelier Crème | Home > Kitchen > Mugs | 3299 | yes | Colour=Red; Colour=Blue | 2026-03-03 | Two of each colour.
TOA-1 | Four slice toaster | Brewster | Home > Kitchen > Toasters | 5499 | yes | Colour=Silver | 2026-01-20 | With a defrost button.
TOA-2 | Two slice toaster | Brewster | Home > Kitchen > Toasters | 3499 | no | Colour=Black | 2025-05-05 | Fits bagels.
KNI-1 | Chef's knife | Solin | Home > Kitchen > Knives | 6999 | yes | Size=20 cm | 2025-04-01 | Forged.
KNI-2 | Bread knife | Solin | Home > Kitchen > Knives | 4999 | yes | Size=24 cm | 2025-04-01 | Serrated.
LAM-1 | Brass desk lamp | Lumen & Co | Home > Lighting | 8999 | yes | Colour=Gold | 2025-12-12 | A dimmable reading light.
LAM-2 | Paper floor lamp | Lumen & Co | Home > Lighting | 5999 | yes | Colour=White | 2025-12-13 | Soft light for corners.
LAM-3 | Clip-on reading lamp | Lumen & Co | Home > Lighting | 1799 | yes | Colour=Black | 2025-12-14 | Runs on batteries.
RUG-1 | Jute rug | Woolly Days | Home > Textiles | 7999 | yes | Size=M | 2025-03-08 | Undyed.
BLA-1 | Merino blanket | Woolly Days | Home > Textiles | 9999 | yes | Colour=Grey; Size=L | 2025-03-09 | Woven in a mill.
TOW-1 | Bath towels, pack of six | Woolly Days | Home > Bath | 4599 | yes | Colour=White | 2025-03-10 | Cotton.
BRU-1 | Dish brush | Hearthside | Home > Bath | 499 | yes | Colour=Green | 2025-03-11 |
BRU-2 | Paint brushes, assorted | Boltwerk | Tools > Painting | 1599 | yes | Size=S | 2025-03-12 | Bristles stay put.
DRE-1 | Linen summer dress | Solène | Fashion > Dresses | 7999 | yes | Colour=White; Size=S; Size=M | 2026-04-02 | Cut on the bias.
DRE-2 | Silk evening dresses | Solène | Fashion > Dresses | 19999 | yes | Colour=Red; Size=M; Size=L | 2026-04-03 | Made to order.
DRE-3 | Pleated midi dress | Nordfield | Fashion > Dresses | 6499 | no | Colour=Green; Size=S; Size=L | 2026-04-04 | Machine washable.
SHO-1 | Trail running shoe | Stridewell | Fashion > Footwear | 11999 | yes | Colour=Blue; Size=M; Size=L | 2026-02-14 | Grips wet rock.
SHO-2 | Canvas shoes | Stridewell | Fashion > Footwear | 4999 | yes | Colour=White; Size=S; Size=M | 2026-02-15 | Vegan.
SHO-3 | Suede ankle boots | Nordfield | Fashion > Footwear | 13999 | yes | Colour=Grey; Size=M | 2026-02-16 | Cork sole.
JAC-1 | Rain jacket | Nordfield | Fashion > Outerwear | 15999 | yes | Colour=Green; Size=S; Size=M; Size=L | 2026-02-17 | Taped seams.
JAC-2 | Quilted jacket | Nordfield | Fashion > Outerwear | 12999 | yes | Colour=Black; Size=L | 2026-02-18 | Recycled filling.
SCA-1 | Cashmere scarf | Solène | Fashion > Accessories | 8999 | yes | Colour=Grey | 2026-02-19 | Feather light.
HAT-1 | Straw hat | Solène | Fashion > Accessories | 3999 | yes | Colour=Gold; Size=M | 2026-02-20 | Packs flat.
BIN-1 | Compact binoculars | Opticor | Electronics > Optics | 14999 | yes | Colour=Black | 2025-06-01 | Eight times closer.
CAM-1 | Instant camera | Opticor | Electronics > Optics | 9999 | yes | Colour=White | 2025-06-02 | Prints in a minute.
HEA-1 | Wireless headphones | Aurelia | Electronics > Audio | 17999 | yes | Colour=Black | 2026-05-01 | Thirty hours on one charge.
HEA-2 | Studio headphones | Aurelia | Electronics > Audio | 24999 | yes | Colour=Silver | 2026-05-02 | Flat response.
SPE-1 | Portable speaker | Aurelia | Electronics > Audio | 8999 | no | Colour=Red | 2026-05-03 | Floats.
TON-1 | Toner cartridge 006R90321 | Xerolux | Electronics > Printing | 4995 | yes | Colour=Black; MPN=006R90321 | 2025-01-09 | For copiers.
TON-2 | Toner cartridge 006R90322 | Xerolux | Electronics > Printing | 5995 | yes | Colour=Blue; MPN=006R90322 | 2025-01-10 | For copiers.
CAB-1 | Charging cable, 2 m | Voltera | Electronics > Cables | 999 | yes | Colour=White; MPN=VC-2000-B | 2025-02-01 | Braided.
CAB-2 | Charging cable, 1 m | Voltera | Electronics > Cables | 799 | yes | Colour=White; MPN=VC-1000-B | 2025-02-02 | Braided.
BAT-1 | Rechargeable batteries, AA | Voltera | Electronics > Power | 1299 | yes | EAN=4006381333931 | 2025-02-03 | Pack of eight.
BAT-2 | Power bank | Voltera | Electronics > Power | 3999 | yes | Colour=Black; MPN=PB-20 | 2025-02-04 | Two ports.
DRI-1 | Cordless drill XK-4471 | Boltwerk | Tools > Drills | 12999 | yes | Colour=Blue; MPN=XK-4471 | 2025-09-01 | With two gears.
DRI-2 | Hammer drill XK-4472 | Boltwerk | Tools > Drills | 16999 | yes | Colour=Blue; MPN=XK-4472 | 2025-09-02 | For masonry.
DRI-3 | Drill bits | Boltwerk | Tools > Drills | 2499 | yes | Size=S | 2025-09-03 | Fits every Boltwerk drill.
SAW-1 | Japanese saw | Solin | Tools > Saws | 3999 | yes | Size=24 cm | 2025-09-04 | Cuts on the pull.
HAM-1 | Claw hammer | Boltwerk | Tools > Hammers | 1999 | yes | Size=M | 2025-09-05 | Ash handle.
CHA-1 | Folding garden chair in oak | Larkspur | Outdoor > Furniture | 8999 | yes | Colour=Brown | 2026-03-20 | Oiled by hand.
CHA-2 | Folding garden chair | Larkspur | Outdoor > Furniture | 5999 | yes | Colour=Green | 2026-03-21 | Light steel.
CHA-3 | Folding table | Larkspur | Outdoor > Furniture | 9999 | yes | Colour=Green | 2026-03-22 | Seats four.
CHA-4 | Bench in oak | Larkspur | Outdoor > Furniture | 18999 | no | Colour=Brown | 2026-03-23 | Seats three.
CHA-5 | Director's chair | Larkspur | Outdoor > Furniture | 4999 | yes | Colour=Black | 2026-03-24 | Canvas seat.
HOS-1 | Garden hose | Larkspur | Outdoor > Watering | 2999 | yes | Size=20 m | 2026-03-25 | Never kinks.
CAN-1 | Watering can | Larkspur | Outdoor > Watering | 1999 | yes | Colour=Green; Size=5 l | 2026-03-26 | Brass rose.
LAN-1 | Camping lantern | Fernweh | Outdoor > Camping | 2999 | yes | Colour=Red | 2026-01-30 | Eighty hours.
TEN-1 | Two person tent | Fernweh | Outdoor > Camping | 19999 | yes | Colour=Green | 2026-01-31 | Has a hook for a lantern and two porches.
TEN-2 | Four person tent | Fernweh | Outdoor > Camping | 29999 | yes | Colour=Blue | 2026-01-31 | Stands in a storm.
BAG-1 | Down sleeping bag | Fernweh | Outdoor > Camping | 15999 | no | Colour=Blue; Size=L | 2026-01-31 | Down to minus five.
BAL-1 | Leather football | Kickers | Sports > Football | 2999 | yes | Size=L | 2025-05-20 | Hand stitched.
BAL-2 | Indoor football | Kickers | Sports > Football | 1999 | yes | Size=M | 2025-05-21 | Low bounce.
YOG-1 | Yoga mat | Stillpoint | Sports > Yoga | 3999 | yes | Colour=Green | 2025-05-22 | Natural rubber.
BOO-1 | The Owl Who Counted Stars | Paper Moon | Books > Children | 1199 | yes | ISBN=978-3-16-148410-0 | 2025-11-01 | A bedtime story.
BOO-2 | The Baker's Almanac | Paper Moon | Books > Cookery | 2499 | yes | ISBN=978-1-4028-9462-6 | 2025-11-02 | A bread for every week.
BOO-3 | A Field Guide to Mosses | Paper Moon | Books > Nature | 1899 | yes | | 2025-11-03 | Three hundred species.
`;

export const CATALOGUE: readonly Product[] = ROWS.trim().split('\n').map(toProduct);

function toProduct(row: string): Product {
  const cells = row.split('|').map((cell) => cell.trim());
  const [id, title, brand, category, price, inStock, attributes, listed, description] = cells;
  return product(id!, {
    title: title!,
    brand: brand!,
    categoryPath: category!.split(' > '),
    price: { minorUnits: Number(price), currencyCode: 'GBP' },
    inStock: inStock === 'yes',
    attributes: attributes!.split('; ').filter(Boolean).map(toAttribute),
    createdAt: new Date(`${listed}T00:00:00Z`),
    description: description || null,
  });
}

function toAttribute(text: string): { name: string; value: string } {
  const [name, value] = text.split('=') as [string, string];
  return { name, value };
}
