import { usageError } from './exit-status.ts';

/** What a failure to listen on the port that was asked for is to the user; any other error stays as it is. */
export function listenFailure(error: NodeJS.ErrnoException, port: number | undefined): Error {
  if (error.syscall !== 'listen') return error;
  const advice = 'Choose another with --port, or leave it out.';
  if (error.code === 'EADDRINUSE') return usageError(`Port ${port} is in use. ${advice}`);
  if (error.code === 'EACCES') return usageError(`The system keeps port ${port} from your account. ${advice}`);
  return error;
}
