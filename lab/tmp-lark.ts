import { checkLarkfieldLinkage } from './check/linkage-larkfield.ts';
await checkLarkfieldLinkage('/tmp/trial-lead/.loyalty/tmp-lark', 424243n, Number(process.argv[2] ?? 1000), (t) => console.log(t));
