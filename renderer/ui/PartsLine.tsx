interface Props {
  readonly className?: string;
  readonly children: React.ReactNode;
}

/**
 * Parts that are joined to one line: from left to right, whichever way the first of them is written. The parts themselves are
 * isolated (`isolateRightToLeft`); by that alone a browser would still take the line's direction from its first letter.
 */
export function PartsLine({ className, children }: Props) {
  return (
    <bdi dir="ltr" className={className}>
      {children}
    </bdi>
  );
}
