declare module 'zmp-sdk/apis/common/apis/general/storage/index.js' {
  /** What zmp-sdk's own nativeStorage calls once it has checked its arguments. */
  const storage: {
    getItem(key: string): string;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  // biome-ignore lint/style/noDefaultExport: so the SDK's file exports it
  export default storage;
}
