import {
  BellOutlined,
  DesktopOutlined,
  LockOutlined,
  LogoutOutlined,
  MoonOutlined,
  SafetyOutlined,
  SunOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '@/client/api';
import type { Session, SignedOut } from '@/client/types';
import { SESSION } from '@/client/queries';
import { useProblemText } from '@/components/ProblemView';
import { APPEARANCES, chooseAppearance, useAppearance } from '@/lib/appearance';
import { useTranslation } from '@/lib/i18n';
import { forgetTab } from '@/lib/tab';
import { PasswordForm } from './PasswordForm';

const LOOKS = { light: <SunOutlined />, dark: <MoonOutlined />, system: <DesktopOutlined /> };

export function UserMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const appearance = useAppearance();
  const [changing, setChanging] = useState(false);

  const signOut = useMutation({
    mutationFn: () => body(api.DELETE('/api/session')),
    onSuccess: (signedOut: SignedOut | undefined) => {
      client.clear();
      forgetTab();
      client.setQueryData(SESSION, null);
      if (signedOut) {
        globalThis.location.assign(signedOut.onward); // the OpenID provider ends its session, too
        return;
      }
      void navigate('/sign-in', { replace: true });
    },
    onError: (error) => void message.error(text(error).title),
  });

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [appearance],
          items: [
            ...session.roles.map((role) => ({
              key: role,
              disabled: true,
              label: t(`roles.${role}`),
            })),
            { type: 'divider' },
            {
              key: 'appearance',
              type: 'group',
              label: t('appearance.title'),
              children: APPEARANCES.map((look) => ({
                key: look,
                icon: LOOKS[look],
                label: t(`appearance.${look}`),
                onClick: () => chooseAppearance(look),
              })),
            },
            { type: 'divider' },
            {
              key: 'account',
              icon: <SafetyOutlined />,
              label: t('account.nav'),
              onClick: () => void navigate('/account'),
            },
            {
              key: 'notifications',
              icon: <BellOutlined />,
              label: t('notifications.nav'),
              onClick: () => void navigate('/notifications'),
            },
            ...(session.passwordOff
              ? []
              : [
                  {
                    key: 'password',
                    icon: <LockOutlined />,
                    label: t('user.changePassword'),
                    onClick: () => setChanging(true),
                  },
                ]),
            {
              key: 'out',
              icon: <LogoutOutlined />,
              label: t('user.signOut'),
              onClick: () => signOut.mutate(),
            },
          ],
        }}
      >
        <Button
          size="small"
          ghost
          icon={<UserOutlined />}
          aria-label={`${t('user.menu')} ${session.displayName}`}
        >
          {session.displayName}
        </Button>
      </Dropdown>
      <Modal
        open={changing}
        title={t('password.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setChanging(false)}
      >
        <PasswordForm
          onDone={() => {
            setChanging(false);
            void message.success(t('password.done'));
          }}
        />
      </Modal>
    </>
  );
}
