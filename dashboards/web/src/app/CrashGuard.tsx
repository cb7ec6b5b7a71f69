import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { i18next } from '@/lib/i18n';

interface Props {
  title: string;
  detail: string;
  children: ReactNode;
}

/** Shows that a page has failed instead of a white window. */
export class CrashGuard extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Alert
        type="error"
        showIcon
        style={{ margin: 40 }}
        title={this.props.title}
        description={this.props.detail}
        action={
          <Button onClick={() => globalThis.location.reload()}>
            {i18next.t('problem.reload')}
          </Button>
        }
      />
    );
  }
}
