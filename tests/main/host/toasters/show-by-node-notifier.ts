import { createNodeNotifierToaster } from '../../../../main/host/toasters/node-notifier-toaster.ts';

const toast = JSON.parse(process.argv[2] ?? '');
console.log(JSON.stringify(await createNodeNotifierToaster({ icon: '', platform: 'linux' }).show(toast)));
