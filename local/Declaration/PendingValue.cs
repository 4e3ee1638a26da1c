using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Local.Declaration;

/// <summary>What an input or output turned out to be.</summary>
internal readonly record struct PendingValue(object? Value, bool IsSecret, ImmutableHashSet<Resource> Sources);

/// <summary>Reads inputs and outputs of one value type, which only shows at run time.</summary>
internal abstract class Pending
{
    private static readonly ConcurrentDictionary<Type, Pending?> ByType = new();

    /// <summary>Null if the value is neither an input nor an output.</summary>
    public static Pending? Of(object value) => ByType.GetOrAdd(value.GetType(), Find);

    public abstract ValueTask<PendingValue> ReadAsync(object value);

    private static Pending? Find(Type type)
    {
        if (ElementsOf(type) is { } elements)
        {
            return new PendingElements(elements);
        }

        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && (ancestor.GetGenericTypeDefinition() == typeof(Input<>) || ancestor.GetGenericTypeDefinition() == typeof(Output<>)))
            {
                return (Pending)Activator.CreateInstance(typeof(Pending<>).MakeGenericType(ancestor.GetGenericArguments()))!;
            }
        }

        return null;
    }

    /// <summary>
    /// Lists and maps keep their items as inputs, each secret or not, and show to the public only all of them as one output.
    /// The field is found by what it holds, whatever it is called; without it a list with one secret is secret as a whole.
    /// </summary>
    private static FieldInfo? ElementsOf(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(InputMap<>) || type.GetGenericTypeDefinition() == typeof(InputList<>))
            ? Array.Find(
                type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
                field => field.FieldType.IsGenericType && HoldsInputs(field.FieldType.GetGenericArguments()[0]))
            : null;

    private static bool HoldsInputs(Type type) =>
        type.IsGenericType && type.GetGenericArguments()[^1] is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(Input<>);
}

/// <summary>Reads a list or map as the inputs that it was made of.</summary>
internal sealed class PendingElements(FieldInfo elements) : Pending
{
    public override async ValueTask<PendingValue> ReadAsync(object value) =>
        elements.GetValue(value) is { } inputs && Of(inputs) is { } pending ? await pending.ReadAsync(inputs) : new PendingValue(null, IsSecret: false, []);
}

/// <inheritdoc/>
internal sealed class Pending<T> : Pending
{
    public override async ValueTask<PendingValue> ReadAsync(object value)
    {
        var output = value as Output<T> ?? ((Input<T>)value).ToOutput();
        var known = await OutputUtilities.GetValueAsync(output);
        // An array that was never made cannot even be asked for its length.
        var isUnmade = known is IList && typeof(T).IsValueType && EqualityComparer<T>.Default.Equals(known, default);
        return new PendingValue(
            isUnmade ? null : known,
            await Output.IsSecretAsync(output),
            await OutputUtilities.GetDependenciesAsync(output));
    }
}
