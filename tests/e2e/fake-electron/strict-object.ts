/** Names that are asked of any object by the language and the test tools. */
const ALLOWED_UNKNOWN_KEYS = new Set<PropertyKey>([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  '__esModule',
  'default',
  'asymmetricMatch',
]);

/**
 * Refuses loudly what fake-electron does not have: reading an unknown member throws and names it, instead of giving
 * `undefined` that a call far away would stumble over.
 */
export function strictObject<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property) {
      if (property in target || typeof property === 'symbol' || ALLOWED_UNKNOWN_KEYS.has(property)) {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' && !isClass(value) ? value.bind(target) : value;
      }
      throw new Error(`fake-electron has no ${name}.${String(property)}.`);
    },
    // On the object itself: a setter may use what the proxy does not have.
    set: (target, property, value) => Reflect.set(target, property, value, target),
  });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
