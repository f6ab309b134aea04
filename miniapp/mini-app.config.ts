// The Mini App's own configuration. It must not be called app-config.json: a root file of that name would win over the
// built one at deploy.
export const miniApp = {
  app: {
    title: 'Quay Lại',
    headerTitle: 'Quay Lại',
    headerColor: { light: '#FBF8F3', dark: '#14120F' },
    textColor: { light: 'black', dark: 'white' },
    statusBar: 'transparent',
    actionBarHidden: true,
    hideAndroidBottomNavigationBar: false,
    hideIOSSafeAreaBottom: true,
    leftButton: 'none',
  },
};
