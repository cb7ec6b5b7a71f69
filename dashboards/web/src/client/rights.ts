import { useSession } from './queries';
import type { Right } from './types';

/** Whether who is signed in has a right; the server decides, this only leaves out what it would refuse. */
export function useRights(): (right: Right) => boolean {
  const rights = useSession().data?.rights;
  return (right) => rights?.includes(right) ?? false;
}
