using MathNet.Numerics.LinearAlgebra;

namespace Deals;

/// <summary>What a table of correlations says of several assumptions at once.</summary>
internal static class CorrelationMatrix
{
    /// <summary>Smaller eigenvalues than this, in size, are rounding.</summary>
    private const double Rounding = 1e-10;

    /// <summary>Returns whether some numbers with these correlations exist: no mixture of them has a variance below zero.</summary>
    public static bool IsPossible(Matrix<double> matrix)
        => matrix.Evd(Symmetricity.Symmetric).EigenValues.All(value => value.Real >= -Rounding);

    /// <summary>
    /// Completes correlations of which only some pairs are known: a pair that is not is independent given all others (A. P. Dempster,
    /// <i>Covariance selection</i>, 1972, the completion with the largest determinant; found pair by pair, T. P. Speed, H. T. Kiiveri,
    /// <i>Gaussian Markov distributions over finite graphs</i>, 1986).
    /// </summary>
    /// <param name="known">The known ones, 1 on the diagonal, and 0 for pairs that are not known.</param>
    /// <param name="pairs">The pairs that are known.</param>
    /// <returns>The completion; null where the known ones contradict each other.</returns>
    public static Matrix<double>? Completed(Matrix<double> known, IReadOnlyList<(int One, int Other)> pairs)
    {
        const int MostTurns = 500;
        var inverse = Matrix<double>.Build.DenseIdentity(known.RowCount);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var off = 0.0;
            foreach (var (one, other) in pairs)
            {
                var now = inverse.Inverse();
                off = Math.Max(off, Math.Abs(now[one, other] - known[one, other]));
                if (!double.IsFinite(off))
                    return null;
                var (wanted, found) = (InverseOfPair(1, known[one, other], 1),
                    InverseOfPair(now[one, one], now[one, other], now[other, other]));
                inverse[one, one] += wanted.One - found.One;
                inverse[other, other] += wanted.Other - found.Other;
                inverse[one, other] = inverse[other, one] += wanted.Both - found.Both;
            }

            if (off <= 1e-12)
                return inverse.Inverse() is var completed && IsPossible(completed) ? completed : null;
        }

        return null;
    }

    private static (double One, double Both, double Other) InverseOfPair(double one, double both, double other)
    {
        // Numbers that are one and the same have no inverse; next to that they have.
        var determinant = Math.Max((one * other) - (both * both), 1e-9);
        return (other / determinant, -both / determinant, one / determinant);
    }

    /// <summary>
    /// Returns the possible correlations that lie nearest, by the sum of squares: N. J. Higham, <i>Computing the nearest correlation
    /// matrix</i>, 2002, alternating projections with Dykstra's correction.
    /// </summary>
    public static Matrix<double> Nearest(Matrix<double> matrix)
    {
        const int MostTurns = 1000;
        var (now, correction) = (matrix, Matrix<double>.Build.Dense(matrix.RowCount, matrix.ColumnCount));
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var corrected = now - correction;
            var possible = Positive(corrected);
            correction = possible - corrected;
            var next = possible.Clone();
            next.SetDiagonal(Vector<double>.Build.Dense(matrix.RowCount, 1));
            var moved = (next - now).FrobeniusNorm();
            now = next;
            if (moved <= 1e-12 * matrix.RowCount)
                break;
        }

        // The last projection leaves a variance that is negative by rounding: scaled back, the diagonal is one again.
        var last = Positive(now);
        return Matrix<double>.Build.Dense(
            matrix.RowCount, matrix.ColumnCount,
            (row, column) => row == column ? 1 : last[row, column] / Math.Sqrt(last[row, row] * last[column, column]));
    }

    /// <summary>
    /// Returns the lower triangle whose product with itself, turned over, is the matrix: Cholesky's, with zeros where one number follows
    /// from those before it.
    /// </summary>
    public static double[][] Factor(Matrix<double> matrix)
    {
        var rows = new double[matrix.RowCount][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[row + 1];
            for (var column = 0; column <= row; column++)
            {
                var left = matrix[row, column];
                for (var at = 0; at < column; at++)
                    left -= rows[row][at] * rows[column][at];
                rows[row][column] = row == column ? Math.Sqrt(Math.Max(0, left))
                    : rows[column][column] > 1e-7 ? left / rows[column][column] : 0;
            }
        }

        return rows;
    }

    private static Matrix<double> Positive(Matrix<double> matrix)
    {
        var parts = matrix.Evd(Symmetricity.Symmetric);
        var values = parts.EigenValues.Map(value => Math.Max(0, value.Real));
        return parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(values) * parts.EigenVectors.Transpose();
    }
}
