import { apart } from './apart.ts';
import { deciding } from './deciding.ts';
import { firm } from './firm.ts';
import { groups } from './groups.ts';
import { leaning } from './leaning.ts';
import { made } from './made.ts';
import { messages } from './messages.ts';
import { people } from './people.ts';
import { permission } from './permission.ts';
import { shell } from './shell.ts';
import { singleView } from './single-view.ts';
import { traits } from './traits.ts';
import { worth } from './worth.ts';

/** What is needed from the first page on. */
export const texts = {
  ...shell,
  ...people,
  ...traits,
  ...permission,
  ...worth,
  ...leaning,
  ...groups,
  ...firm,
  ...deciding,
  ...made,
  ...messages,
  ...singleView,
  ...apart,
};
