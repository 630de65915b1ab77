import type { Department } from './department.js';
import { diy } from './departments/diy.js';
import { electronics } from './departments/electronics.js';
import { garden } from './departments/garden.js';
import { groceries } from './departments/groceries.js';
import { healthAndBeauty } from './departments/health-and-beauty.js';
import { home } from './departments/home.js';
import { kitchen } from './departments/kitchen.js';
import { office } from './departments/office.js';
import { pets } from './departments/pets.js';
import { sports } from './departments/sports.js';

export const departments: readonly Department[] = [
  kitchen,
  groceries,
  home,
  electronics,
  garden,
  diy,
  office,
  pets,
  healthAndBeauty,
  sports,
];
