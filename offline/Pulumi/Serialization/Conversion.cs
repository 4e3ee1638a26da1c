namespace Pulumi.Serialization;

/// <summary>
/// A converted value, or why it could not be converted. An error is only warned of, and the value left out.
/// </summary>
internal readonly record struct Conversion(object? Value, string? Error)
{
    public static Conversion Failed(string error) => new(null, error);

    /// <summary>The value if it already is what is wanted.</summary>
    public static Conversion Same<T>(string context, object value)
        => value is T ? new Conversion(value, null) : Failed(Unexpected(typeof(T).FullName, context, value));

    public static string Unexpected(string? expected, string context, object value)
        => $"Expected {expected} but got {value.GetType().FullName} deserializing {context}";
}

/// <summary>Converts a plain value, never null, to one type.</summary>
internal delegate Conversion ConvertValue(Action<string> warn, string context, object value);
