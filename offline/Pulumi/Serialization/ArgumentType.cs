using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>How a value of a generated type is passed on as an argument: looked up once for each type.</summary>
internal sealed class ArgumentType
{
    private static readonly ConcurrentDictionary<Type, ArgumentType> All = new();

    private ArgumentType(Type type)
    {
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
            UnwrapEnum = conversion?.ReturnType == typeof(string) || conversion?.ReturnType == typeof(double)
                ? (value, _) => conversion.Invoke(null, [value])
                : (_, context) => throw new InvalidOperationException(
                    $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");
        }
        else if (type.GetCustomAttribute<OutputTypeAttribute>() is not null)
        {
            Fields =
            [
                .. from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                   where field.IsInitOnly
                   select (char.ToLowerInvariant(field.Name[0]) + field.Name[1..], (Func<object, object?>)field.GetValue),
            ];
        }
    }

    /// <summary>Takes the string or number out of an open enumeration.</summary>
    public Func<object, string, object?>? UnwrapEnum { get; }

    /// <summary>The fields of an output type, which may be passed on as an input.</summary>
    public ImmutableArray<(string Name, Func<object, object?> Read)>? Fields { get; }

    public static ArgumentType Of(Type type) => All.GetOrAdd(type, static added => new ArgumentType(added));
}
