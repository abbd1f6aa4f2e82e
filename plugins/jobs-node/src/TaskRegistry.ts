import { JobHelpers } from 'graphile-worker';
import { RunJobOptions, runJob } from './runner/runJob';
import { TaskContext, TaskDefinition } from './TaskDefinition';

/** A task whose payload type has been closed over. */
export interface RegisteredTask {
  identifier: string;
  /** Runs a job through the wrapper. */
  run(
    payload: unknown,
    helpers: JobHelpers,
    options: RunJobOptions,
  ): Promise<void>;
  /** Tells the task that a job of it will not run again. */
  giveUp(
    payload: unknown,
    error: Error,
    context: Pick<TaskContext, 'jobId' | 'runId' | 'logger'>,
  ): Promise<void>;
}

/** The tasks that plugins have made known. */
export class TaskRegistry {
  #tasks = new Map<string, RegisteredTask>();

  /** @throws Error when the identifier is taken */
  add<P>(task: TaskDefinition<P>): void {
    if (this.#tasks.has(task.identifier)) {
      throw new Error(`The task "${task.identifier}" is registered twice`);
    }
    this.#tasks.set(task.identifier, {
      identifier: task.identifier,
      run: (payload, helpers, options) =>
        runJob(task, payload, helpers, options),
      giveUp: async (payload, error, context) => {
        const parsed = task.payload.safeParse(payload);
        if (parsed.success) {
          await task.onExhausted?.(parsed.data, error, context);
        }
      },
    });
  }

  get(identifier: string): RegisteredTask | undefined {
    return this.#tasks.get(identifier);
  }

  list(): RegisteredTask[] {
    return [...this.#tasks.values()];
  }
}
