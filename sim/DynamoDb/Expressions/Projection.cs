using System.Collections.Immutable;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>The parts of an item that certain paths lead to, each in its place; lists close their gaps.</summary>
internal sealed class Projection(IReadOnlyList<DocumentPath> paths)
{
    /// <summary>Reads a ProjectionExpression.</summary>
    public static Projection Parse(string text, ExpressionScope scope)
    {
        var reader = new ExpressionReader("ProjectionExpression", text, scope);
        var paths = new PathSet(reader);
        do
        {
            paths.Add(reader.Path());
        }
        while (reader.TrySymbol(","));
        reader.End();
        return new Projection(paths.Paths);
    }

    public MapValue Of(MapValue item) =>
        (MapValue?)Of(item, [.. paths.Select(path => path.Steps).Where(steps => new DocumentPath(steps).In(item) is not null)], 0)
            ?? MapValue.Empty;

    private static AttributeValue? Of(AttributeValue value, List<IReadOnlyList<PathStep>> within, int depth)
    {
        if (within.Exists(steps => steps.Count == depth))
        {
            return value;
        }

        if (value is MapValue map)
        {
            var attributes = map.Attributes.Select(attribute => (attribute.Key, Value: Part(attribute.Value, PathStep.To(attribute.Key))))
                .Where(part => part.Value is not null)
                .ToImmutableSortedDictionary(part => part.Key, part => part.Value!, StringComparer.Ordinal);
            return attributes.IsEmpty ? null : new MapValue(attributes);
        }

        if (value is ListValue list)
        {
            var elements = list.Elements.Select((element, index) => Part(element, PathStep.At(index)))
                .OfType<AttributeValue>().ToImmutableList();
            return elements.IsEmpty ? null : new ListValue(elements);
        }

        return null;

        AttributeValue? Part(AttributeValue part, PathStep step)
        {
            var further = within.FindAll(steps => steps.Count > depth && steps[depth] == step);
            return further.Count == 0 ? null : Of(part, further, depth + 1);
        }
    }
}
