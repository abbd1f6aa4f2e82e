import { render, screen } from '@testing-library/react';
import { states, type StateName } from './states';
import { stateIcons } from './stateIcons';
import { StateChip } from './StateChip';

const names = Object.keys(states).filter(
  (name): name is StateName => name in states,
);

describe('StateChip', () => {
  it.each(names)('shows %s by word, icon and role', name => {
    const { container } = render(<StateChip state={name} />);

    const chip = screen.getByText(states[name].word).closest('[data-role]');
    expect(chip).toHaveAttribute('data-role', states[name].role);
    expect(container.querySelector('svg')).toBeInTheDocument();
  });

  it('has different words for different states', () => {
    expect(new Set(names.map(name => states[name].word)).size).toBe(
      names.length,
    );
    expect(Object.keys(stateIcons).sort()).toEqual([...names].sort());
  });

  it('can be focused to read the reason, which does not stand in for the state', () => {
    render(<StateChip state="waiting" reason="Waits for the dbt run" />);

    const chip = screen.getByText('Waiting').closest('[data-role]');
    expect(chip).toHaveAttribute('tabindex', '0');
    expect(chip).toHaveAccessibleDescription('Waits for the dbt run');
    expect(chip).not.toHaveAttribute('aria-label');
  });
});
