import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router-dom';
import { App as ZaloApp } from 'zmp-ui';
import { Gate } from './customer/gate.tsx';
import { Home } from './customer/home.tsx';
import { Caught } from './parts/caught.tsx';
import { Skeleton } from './parts/skeleton.tsx';
import { ErrorState } from './parts/states.tsx';
import { ToastProvider } from './parts/toast.tsx';
import { Root } from './state/root.tsx';
import { useSignIn } from './state/use-sign-in.ts';
import { Surroundings } from './surroundings.tsx';
import { useWords } from './words/use-words.ts';
import { insideZalo } from './zalo/ask.ts';
import { basePath } from './zalo/system.ts';

const CustomerPages = lazy(async () => ({ default: (await import('./customer/pages.tsx')).Pages }));
const Staff = lazy(async () => ({ default: (await import('./staff/staff.tsx')).Staff }));
const Owner = lazy(async () => ({ default: (await import('./owner/owner.tsx')).Owner }));

export function App() {
  return (
    <Root>
      <ZaloApp>
        <BrowserRouter basename={basePath()} future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
          <ToastProvider>
            <Surroundings />
            <Caught fallback={<Broken />}>
              <Places />
            </Caught>
          </ToastProvider>
        </BrowserRouter>
      </ZaloApp>
    </Root>
  );
}

function Places() {
  const { failure, retry } = useSignIn();
  return (
    <Gate failure={failure} onRetry={retry}>
      <Suspense
        fallback={
          <main className="content">
            <Skeleton tall />
          </main>
        }
      >
        <Routes>
          <Route path="/" element={insideZalo() ? <Home /> : <Navigate to="/owner" replace />} />
          <Route path="/staff/*" element={<Staff />} />
          <Route path="/owner/*" element={<Owner />} />
          <Route path="/*" element={insideZalo() ? <CustomerPages /> : <Navigate to="/owner" replace />} />
        </Routes>
      </Suspense>
    </Gate>
  );
}

function Broken() {
  const { unknownProblem } = useWords();
  return (
    <main className="content gate">
      <ErrorState message={unknownProblem} onRetry={() => window.location.reload()} />
    </main>
  );
}
