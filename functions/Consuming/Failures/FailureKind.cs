namespace Functions.Consuming.Failures;

/// <summary>Why an attempt failed, as far as it decides what happens next.</summary>
public enum FailureKind
{
    /// <summary>Another attempt may succeed.</summary>
    Transient,

    /// <summary>The handler said that no attempt will.</summary>
    Permanent,

    /// <summary>Not an event, not one of the catalog, not in its schema, or not one that the consumer takes.</summary>
    Invalid,
}
