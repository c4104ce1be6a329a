// A graph comes with its measures: `import GraphMeasures` is all that a user of this library writes.
@_exported import GraphCore
