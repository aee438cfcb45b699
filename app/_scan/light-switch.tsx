import { useState } from 'react';

interface LightSwitchProps {
  readonly label: string;
  readonly setLight: (isOn: boolean) => Promise<void>;
}

/** The lamp beside the camera: server rooms are dark. */
export function LightSwitch({ label, setLight }: LightSwitchProps) {
  const [isOn, setOn] = useState(false);
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className="min-h-12 rounded-xl border border-[#ffffff]/45 px-4 py-2 font-semibold focus-visible:outline-[#ffffff] aria-pressed:bg-[#ffffff] aria-pressed:text-[#0b0f11]"
      onClick={() => {
        setOn(!isOn);
        void setLight(!isOn);
      }}
    >
      {label}
    </button>
  );
}
