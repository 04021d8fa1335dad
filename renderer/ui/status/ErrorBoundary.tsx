import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { StatusMessage } from './StatusMessage.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault in one part from blanking the window: says so and offers to draw it again. Alerts go on regardless. */
export class ErrorBoundary extends Component<Props, { readonly fault: string | null }> {
  override state = { fault: null as string | null };

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <StatusMessage
        icon={<IconAlertTriangle size={20} />}
        title="This part of the window stopped working"
        actions={
          <>
            <Button variant="filled" onClick={() => this.setState({ fault: null })}>
              Show it again
            </Button>
            <Button onClick={() => window.location.reload()}>Reload the window</Button>
          </>
        }
      >
        Your alerts keep arriving; only what is drawn here is affected. The fault was: {fault}
      </StatusMessage>
    );
  }
}
