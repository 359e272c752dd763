namespace Deals.Data;

/// <summary>The cells of a readable row by what they are. A table's shape has made sure of the types.</summary>
internal static class Cells
{
    extension(Row row)
    {
        /// <summary>A text that must be there.</summary>
        public string Needed(string column) => row.Text(column)!;

        /// <summary>A number, or nothing.</summary>
        public decimal? Number(string column) => (decimal?)row.Value(column);

        /// <summary>A day, or nothing.</summary>
        public DateOnly? Day(string column) => (DateOnly?)row.Value(column);

        /// <summary>A day that must be there.</summary>
        public DateOnly NeededDay(string column) => (DateOnly)row.Value(column)!;

        /// <summary>A truth value that must be there.</summary>
        public bool Truth(string column) => (bool)row.Value(column)!;

        /// <summary>One of an enumeration's words.</summary>
        public T Word<T>(string column)
            where T : struct, Enum
            => SnakeCase.Member<T>(row.Needed(column));

        /// <summary>One of an enumeration's words, or nothing.</summary>
        public T? WordOrNone<T>(string column)
            where T : struct, Enum
            => row.Text(column) is { } word ? SnakeCase.Member<T>(word) : null;
    }
}
